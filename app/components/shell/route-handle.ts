/**
 * Properties of a page that its routes may set in `handle`: it is for one account only; it hydrates, so its scripts are
 * sent; other sites may show it in a frame.
 */
export type RouteHandle = { isPrivate?: true; hydrates?: true; isFramed?: true };
