import { Fragment } from "react";

/**
 * Show an address to copy. It may break before `/`, `?` and `&`, so that it fits a phone even without the style sheet.
 */
export function AddressCode({ address }: { address: string }) {
  return (
    <code dir="ltr">
      {address.split(/(?=[/?&])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an address never change places
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
