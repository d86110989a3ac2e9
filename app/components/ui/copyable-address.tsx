import { Fragment } from "react";

/** An address to be copied. It may break before its signs, so that it fits a phone also where no style sheet came. */
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
