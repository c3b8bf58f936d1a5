import assert from "node:assert/strict";
import { test } from "node:test";
import { Ledger } from "../src/ledger.js";
import { Provider } from "../src/provider.js";
import { refund } from "../src/refund.js";

const DAY = 86_400_000;

test("a refund is booked and passed on", () => {
  const ledger = new Ledger();
  ledger.book("alice", "5", "c1");
  const sent = [];
  const provider = new Provider((path, request) => sent.push([path, request.amount]), "a key");
  const charge = { id: "c1", account: "alice", booked: 0 };
  assert.ok(refund(ledger, provider, charge, "2", DAY).id);
  assert.equal(ledger.balance("alice").toString(), "3");
  assert.deepEqual(sent, [["/refunds", "2"]]);
});

test("a refund is refused after 90 days", () => {
  const charge = { id: "c1", account: "alice", booked: 0 };
  assert.deepEqual(refund(new Ledger(), null, charge, "2", 91 * DAY), { refused: "too-late" });
});
