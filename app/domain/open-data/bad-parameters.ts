/** Error for unknown or invalid values in an address of the open data, by name of the parameter. */
export class BadParameters extends Error {
  constructor(readonly parameters: readonly { name: string; value: string }[]) {
    super("parameters that mean nothing");
  }
}
