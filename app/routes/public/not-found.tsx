import { data } from "@remix-run/node";

/** An address that leads nowhere is a page like others: its layout knows the language, and whether all is invented. */
const refuse = () => {
  throw data(null, { status: 404 });
};
export const loader = () => refuse();
export const action = () => refuse();

export default function NotFoundPage() {
  return null;
}
