import { data } from "@remix-run/node";

/** An address that leads nowhere is a page like others: its layout knows the language, and whether all is invented. */
export const loader = () => {
  throw data(null, { status: 404 });
};
export const action = loader;

export default function Nowhere() {
  return null;
}
