/** The closed set of things a verb may refuse with. No HTTP words here: `http/to-response.server.ts` translates. */
export class DomainError extends Error {}

/** There is no such thing, or not for this actor: the two must look alike. */
export class NotFound extends DomainError {}

/** It was here for everybody, and is no more. */
export class Gone extends DomainError {}

/** The actor may know of the thing but not do this to it. */
export class Forbidden extends DomainError {}

/** Another process is writing for longer than anybody should wait; the same thing works a moment later. */
export class Busy extends DomainError {}

/** The disk is full: what was saved is safe, and nothing more can be saved. */
export class StorageFull extends DomainError {}

/** The same was asked for too often; it works again after so many seconds. */
export class RateLimited extends DomainError {
  readonly seconds: number;
  constructor(seconds: number) {
    super(`too often: again in ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Somebody or something was faster; `key` says what. */
export class Conflict extends DomainError {
  readonly key: FaultKey;
  constructor(key: FaultKey) {
    super(key);
    this.key = key;
  }
}

/** Everything that can be wrong with what somebody did or typed; each has its words in `formFaults` or `faults`. */
export const faultKeys = [
  "afterTheEnd",
  "alreadyDecided",
  "alreadyMember",
  "alreadyOnPage",
  "alreadySubmitted",
  "ambiguousOrganisation",
  "areaNeedsDoor",
  "belowSeatsHeld",
  "busy",
  "calendarFile",
  "calendarUnreadable",
  "cellCount",
  "changedByOther",
  "changedDuringImport",
  "changedMeanwhile",
  "choose",
  "chooseFile",
  "chooseOne",
  "cityKnown",
  "cityProposed",
  "cityTwice",
  "codeSpent",
  "codeTaken",
  "confirmFirst",
  "codeWrong",
  "countryCode",
  "countryHasRegion",
  "chooseDates",
  "dateChanged",
  "dateIsOff",
  "dateIsOver",
  "dateIsPast",
  "datesOneByOne",
  "dateTime",
  "day",
  "dayBetween",
  "degrees",
  "editionClosed",
  "doorCodeUnknown",
  "draftsNeedOpen",
  "editionCode",
  "email",
  "emailInternational",
  "emailTaken",
  "emailUnchanged",
  "endBeforeStart",
  "enoughFeatured",
  "enoughForToday",
  "enoughMessages",
  "eventDecided",
  "emptyFile",
  "factorLocked",
  "factorNeeded",
  "factorStale",
  "formWasSent",
  "factorUsed",
  "factorWrong",
  "fileTooHard",
  "fileTooLarge",
  "fixedOncePublic",
  "forOneEvent",
  "lastOwner",
  "lastSecretariat",
  "leadNotVerified",
  "joinUrlNeeded",
  "missingColumn",
  "nameTaken",
  "noAddressByPartner",
  "noLongerFits",
  "noRoom",
  "nobodyToWriteTo",
  "peopleNumber",
  "noSignUpNeeded",
  "notEnoughSeats",
  "notCoordinator",
  "notOneOf",
  "notPossibleNow",
  "notPublished",
  "notSuppressed",
  "notUtf8",
  "numberBetween",
  "offerLapsed",
  "offsetNeeded",
  "offsetWrong",
  "oneByOne",
  "organisationChanged",
  "organisationNotVerified",
  "outsideEdition",
  "pictureBroken",
  "pictureKind",
  "pictureMoves",
  "pictureNeeded",
  "pictureTooLarge",
  "pictureTooManyPixels",
  "reasonNeeded",
  "required",
  "sameDateTwice",
  "seatsProvisionalNow",
  "sessionHasSignUps",
  "sessionOutsideDate",
  "sessionsOverlap",
  "signUpClosed",
  "spellingOnly",
  "spreadsheetFile",
  "startIsPast",
  "submissionsClosed",
  "textChangedByOther",
  "time",
  "timeNever",
  "timeTwice",
  "tooLong",
  "tooMany",
  "tooManyAtOnce",
  "tooManyCodes",
  "tooManyInvitations",
  "tooManyPending",
  "tooOften",
  "unknownCity",
  "unknownColumn",
  "unknownOrganisation",
  "unknownZone",
  "unreadableFile",
  "webAddress",
  "wholeNumber",
] as const;
export type FaultKey = (typeof faultKeys)[number];

/** Words for one fault, with the values its text names. */
export type Fault = { key: FaultKey; values?: Readonly<Record<string, string | number>> };

/** What was typed cannot be accepted: faults by field name ("" for the whole form). */
export class Invalid extends DomainError {
  readonly faults: Readonly<Record<string, Fault>>;
  constructor(faults: Readonly<Record<string, Fault>>) {
    super(`invalid: ${Object.keys(faults).join(", ")}`);
    this.faults = faults;
  }
}
