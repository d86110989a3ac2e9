export const isFull = (row: { capacity: number | null; seatsHeld: number }): boolean =>
  row.capacity !== null && row.seatsHeld >= row.capacity;
