/** Write a day as it is typed in all languages of the site: `27/12/2026`; any other text stays as it is. */
export const typedDay = (text: string): string => text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1");
