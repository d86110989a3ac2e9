import { holdsSeats, signUpStates } from "#app/domain/model/sign-up.ts";
import { and, inArray, isNotNull } from "drizzle-orm";
import { attendeePages, signUps } from "../schema/index.ts";

export const isSeated = inArray(signUps.state, signUpStates.filter(holdsSeats));

/** Condition for sign-ups that are not cancelled: with a seat, an offer or waiting. */
export const isAlive = inArray(
  signUps.state,
  signUpStates.filter((state) => state !== "cancelled"),
);

/** Condition for pages that can get mail: their owner has confirmed the address. */
export const hasConfirmedAddress = and(isNotNull(attendeePages.email), isNotNull(attendeePages.emailConfirmedAt));
