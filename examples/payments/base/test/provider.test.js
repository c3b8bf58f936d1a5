import assert from "node:assert/strict";
import { test } from "node:test";
import { Provider } from "../src/provider.js";

test("a charge goes to the provider with the key", () => {
  const sent = [];
  const provider = new Provider((...request) => sent.push(request), "a key");
  provider.charge({ id: "c1", amount: "5", currency: "EUR" });
  assert.deepEqual(sent, [["/charges", { id: "c1", amount: "5", currency: "EUR" }, "a key"]]);
});
