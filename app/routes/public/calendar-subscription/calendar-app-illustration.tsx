/** Paths of drawings of calendar programs: the frame, its content, and the button to press. */
const phone = "M60 4h40a7 7 0 0 1 7 7v74a7 7 0 0 1-7 7H60a7 7 0 0 1-7-7V11a7 7 0 0 1 7-7zM75 9h10";
const browser =
  "M14 8h132a6 6 0 0 1 6 6v68a6 6 0 0 1-6 6H14a6 6 0 0 1-6-6V14a6 6 0 0 1 6-6zM8 22h144M15 15h.1M22 15h.1M29 15h.1";

const pictures = {
  /** A phone that asks for confirmation with two buttons. */
  tap: {
    frame: phone,
    inside: "M66 24h28v22H66zM66 31h28M73 21v5M87 21v5M62 56h36",
    press: "M63 64h34a4 4 0 0 1 4 4v4a4 4 0 0 1-4 4H63a4 4 0 0 1-4-4v-4a4 4 0 0 1 4-4z",
  },
  /** A month in a browser, with a dialog above it. */
  google: {
    frame: browser,
    inside: "M18 32h124M18 46h20M18 60h20M18 74h20M122 46h20M122 60h20M122 74h20M46 38h68v42H46zM56 50h48M56 57h30",
    press: "M82 65h26v10H82z",
  },
  /** A list of calendars beside a month, with a new one. */
  outlook: {
    frame: browser,
    inside: "M56 22v66M16 34h30M16 44h30M16 70h30M66 34h76M66 50h76M66 66h76M66 80h76M85 28v58M104 28v58M123 28v58",
    press: "M13 51h38v12H13z",
  },
  /** A list on a phone, with a button to add an entry. */
  plus: {
    frame: phone,
    inside: "M61 22h36M61 34h36M61 46h22",
    press: "M92 66a9 9 0 1 0 0 18 9 9 0 0 0 0-18",
    over: "M92 71v8M88 75h8",
  },
  /** A file that falls into a tray. */
  download: {
    frame: "M40 62v20a6 6 0 0 0 6 6h68a6 6 0 0 0 6-6V62",
    inside: "M60 8h28l12 12v34H60zM88 8v12h12M68 30h24M68 38h24",
    press: "M76 48h8v14h8L80 76 68 62h8z",
  },
} as const;
export type ClientPictureName = keyof typeof pictures;

/** Show a drawing, hidden from screen readers because the text beside it says the same. */
export function ClientPicture({ name }: { name: ClientPictureName }) {
  const picture = pictures[name];
  return (
    <svg className="client mirrors" viewBox="0 0 160 96" width="160" height="96" aria-hidden="true">
      <path d={picture.frame} />
      <path className="inside" d={picture.inside} />
      <path className="press" d={picture.press} />
      {"over" in picture && <path className="over" d={picture.over} />}
    </svg>
  );
}
