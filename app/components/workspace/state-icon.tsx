/** Line icons of states in the organiser's list, on a 24-pixel grid. They accompany words. */
const shapes = {
  pen: "M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4",
  check: "M5 12.5l4.5 4.5L19.5 7",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3.2 2",
  eye: "M3 12c1.6-3.5 5-6.5 9-6.5s7.4 3 9 6.5c-1.6 3.5-5 6.5-9 6.5S4.600 15.500 3 12M12 14.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600",
  closedEye: "M3 12c1.6-3.5 5-6.5 9-6.5s7.4 3 9 6.5c-1.6 3.5-5 6.5-9 6.5S4.6 15.5 3 12M4 20 20 4",
  cross: "M6 6l12 12M18 6 6 18",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 21 21",
} as const;

export function StateIcon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width={24} height={24} aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
