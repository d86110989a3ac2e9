/**
 * What a route's `handle` may say of the pages it is part of: that they are for one person's eyes, that scripts make them
 * better, so that they are sent along, and that pages of other sites may show them in a frame. Every page works without.
 */
export type RouteHandle = { isPrivate?: true; hydrates?: true; isFramed?: true };
