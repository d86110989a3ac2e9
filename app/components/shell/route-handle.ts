/**
 * Properties of a page that its routes may set in `handle`: it is for one account only; it hydrates, so its scripts are
 * sent; it has the shortcuts of coordinators; other sites may show it in a frame.
 */
export type RouteHandle = { isPrivate?: true; hydrates?: true; hasKeys?: true; isFramed?: true };
