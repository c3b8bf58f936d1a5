import Decimal from "decimal.js";
import { v4 as uuid } from "uuid";

const DAYS = 90;

/** Gives a charge back, wholly or in part. */
export function refund(ledger, provider, charge, amount, now) {
  const age = (now - charge.booked) / 86_400_000;
  if (age > DAYS) {
    return { refused: "too-late" };
  }
  const given = ledger.of(charge.id).reduce((sum, entry) => sum.plus(entry.amount), new Decimal(0));
  if (given.lessThan(amount)) {
    return { refused: "too-much" };
  }
  const id = uuid();
  ledger.book(charge.account, new Decimal(amount).negated(), charge.id);
  provider.refund({ id, charge: charge.id, amount });
  return { id };
}
