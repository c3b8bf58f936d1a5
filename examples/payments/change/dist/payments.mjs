// payments 2.4.0
export { Ledger } from "./ledger.mjs";
export { Provider } from "./provider.mjs";
export { refund } from "./refund.mjs";
