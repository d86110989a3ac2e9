/** List links, each with its number of dates. */
export const CountedLinks = ({ entries }: { entries: readonly { href: string; name: string; count: number }[] }) => (
  <ul className="counted">
    {entries.map(({ href, name, count }) => (
      <li key={href}>
        <a href={href}>
          <bdi>{name}</bdi>
        </a>{" "}
        <small>{count}</small>
      </li>
    ))}
  </ul>
);
