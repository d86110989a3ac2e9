import { data } from "@remix-run/node";

/** Answer 404 from a route, so that the root's loader provides the language and the demonstration banner. */
const refuse = () => {
  throw data(null, { status: 404 });
};
export const loader = () => refuse();
export const action = () => refuse();

export default function NotFoundPage() {
  return null;
}
