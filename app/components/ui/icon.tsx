/**
 * Line icons on a 24-pixel grid, drawn for this project. They accompany words, so they are hidden from screen readers.
 */
const shapes = {
  solidarity:
    "M8.5 12a4 4 0 1 1 2.8-6.8M15.5 12a4 4 0 1 0-2.8-6.8M4 20c.4-3.4 2.6-5.3 5-5.3 1.2 0 2.2.4 3 1.2.8-.8 1.8-1.2 3-1.2 2.4 0 4.6 1.9 5 5.3",
  participation: "M4 5h16v11h-8l-4 4v-4H4zM8.5 10.4l2.3 2.3 4.6-4.6",
  interculturality:
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18 5-5.5 5-12.5 0-18",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3.2 2",
  place:
    "M12 21c4.5-5 6.8-8.6 6.8-11.3a6.8 6.8 0 0 0-13.6 0C5.2 12.4 7.5 16 12 21M12 12a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4",
  people:
    "M9 11.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6M3 19.5c.3-3.6 2.7-5.7 6-5.7s5.7 2.1 6 5.7M15.5 5.2a3.2 3.2 0 0 1 0 6.1M17.3 14.2c2.2.7 3.5 2.6 3.7 5.3",
  speech: "M3.5 4.5h11v8h-6l-3 3v-3h-2zM17.5 9h3v8h-2v3l-3-3h-6v-1.5",
  free: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 8.3c-1.7 0-2.7 1.5-2.7 3.7s1 3.7 2.7 3.7 2.7-1.5 2.7-3.7-1-3.7-2.7-3.7",
  no_id: "M6 3.5h8l4 4v13H6zM14 3.5v4h4M4 21.5l16-18",
  step_free: "M3 19.5h18l-18-8zM13 7.5h6m-2.5-2.5 2.5 2.5-2.5 2.5",
  children_welcome: "M12 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M6 12.5l6-1 6 1M12 11.5v4m0 0-3 5m3-5 3 5",
  childcare: "M5 12a7 7 0 0 1 7-7v7h8a7 7 0 0 1-15 0M8 20.5h.1M16 20.5h.1",
  interpretation: "M3.5 5h9v7h-4l-3 2.5V12h-2zM11 16.5h5l3 3v-3h1.5v-7H15",
  food: "M6 3.5v6a2.5 2.5 0 0 0 5 0v-6M8.5 3.5v17M17 20.5v-7c-2 0-2.5-1-2.5-4 0-3.5 1-5.5 2.5-6z",
  women_only: "M12 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10M12 13.5v7M9 17.5h6",
  online: "M3.5 5h17v11h-17zM9 20h6M12 16v4",
  no_registration: "M5 12.5l4.5 4.5L19.5 7",
  check: "M5 12.5l4.5 4.5L19.5 7",
  cross: "M6 6l12 12M18 6 6 18",
  warning: "M12 4 2.5 20h19zM12 10v4.5M12 17.3v.2",
  moved: "M4 9h13m-3.5-3.5L17 9l-3.5 3.5M20 15H7m3.5-3.5L7 15l3.5 3.5",
  lock: "M6 11h12v9.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  mail: "M3.5 5.5h17v13h-17zM3.5 6l8.5 7 8.5-7",
  arrow: "M4 12h15m-5.5-5.5L19 12l-5.5 5.5",
  filter: "M4 6h16M7 12h10M10 18h4",
  ticket: "M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4zM14 7v2m0 2.5v1.5m0 2.5v1.5",
  menu: "M4 7h16M4 12h16M4 17h16",
  home: "M4 11l8-7 8 7M6 9.5V20h12V9.5",
  add: "M12 5v14M5 12h14",
  ask: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M9.7 9.7c0-1.4 1-2.2 2.3-2.2s2.3.8 2.3 2.1c0 1.9-2.3 1.9-2.3 3.9M12 16.3v.2",
} as const;
export type IconName = keyof typeof shapes;

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(shapes, name);
}

/** Show an icon in the colour of the text around it. `mirrors` flips icons that point in the direction of writing. */
export function Icon({ name, mirrors = name === "arrow" }: { name: IconName; mirrors?: boolean }) {
  return (
    <svg className={mirrors ? "icon mirrors" : "icon"} viewBox="0 0 24 24" width={24} height={24} aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
