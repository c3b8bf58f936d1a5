import Decimal from "decimal.js";

/** What was booked, oldest first. Amounts are exact. */
export class Ledger {
  #entries = [];

  book(account, amount, reference) {
    const exact = new Decimal(amount);
    if (exact.isZero()) {
      throw new RangeError("an entry of nothing");
    }
    this.#entries.push({ account, amount: exact, reference });
    return exact;
  }

  balance(account) {
    const entries = this.#entries.filter((entry) => entry.account === account);
    return entries.reduce((sum, entry) => sum.plus(entry.amount), new Decimal(0));
  }

  of(reference) {
    return this.#entries.filter((entry) => entry.reference === reference);
  }
}
