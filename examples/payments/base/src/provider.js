import { z } from "zod";

const Charge = z.object({ id: z.string(), amount: z.string(), currency: z.string().length(3) });

/** Speaks to the payment provider through `send`, so that tests need no network. */
export class Provider {
  constructor(send, key = process.env.PROVIDER_KEY) {
    this.send = send;
    this.key = key;
  }

  charge(request) {
    return this.send("/charges", Charge.parse(request), this.key);
  }
}
