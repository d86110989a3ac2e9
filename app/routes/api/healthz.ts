/** Answer that the process runs, without any other check. */
export const loader = () => new Response("ok\n", { headers: { "Cache-Control": "no-store" } });
