import { holdsSeats, signUpStates } from "#app/domain/model/sign-up.ts";
import { and, inArray, isNotNull } from "drizzle-orm";
import { attendeePages, signUps } from "../schema/index.ts";

/** A sign-up that holds its seats. */
export const isSeated = inArray(signUps.state, signUpStates.filter(holdsSeats));

/** A sign-up with a seat, one that is offered one, or one that waits. */
export const isAlive = inArray(
  signUps.state,
  signUpStates.filter((state) => state !== "cancelled"),
);

/** A page that can be written to: its owner confirmed the address. */
export const hasConfirmedAddress = and(isNotNull(attendeePages.email), isNotNull(attendeePages.emailConfirmedAt));
