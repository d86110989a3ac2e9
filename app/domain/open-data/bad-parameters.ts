/** Values of an address that mean nothing, by the names of their parameters. */
export class BadParameters extends Error {
  constructor(readonly parameters: readonly { name: string; value: string }[]) {
    super("parameters that mean nothing");
  }
}
