import assert from "node:assert/strict";
import { test } from "node:test";
import { Ledger } from "../src/ledger.js";

test("a balance is the exact sum of its entries", () => {
  const ledger = new Ledger();
  ledger.book("alice", "0.10", "c1");
  ledger.book("alice", "0.20", "c2");
  assert.equal(ledger.balance("alice").toString(), "0.3");
});

test("an entry of nothing is refused", () => {
  assert.throws(() => new Ledger().book("alice", "0", "c1"), RangeError);
});

test("entries are found by what they are about", () => {
  const ledger = new Ledger();
  ledger.book("alice", "5", "c1");
  assert.equal(ledger.of("c1").length, 1);
});
