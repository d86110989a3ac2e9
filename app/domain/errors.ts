/** Refusal by the domain: one of the classes below, which `http/to-response.server.ts` maps to HTTP. */
export class DomainError extends Error {}

/** The subject does not exist, or not for this actor: both must look alike. */
export class NotFound extends DomainError {}

/** The subject was public, and has been removed or hidden. */
export class Gone extends DomainError {}

/** The actor may know of the subject, but may not do this to it. */
export class Forbidden extends DomainError {}

/** The database is locked for too long, or a work queue is full; the same request may succeed a moment later. */
export class Busy extends DomainError {}

/** The disk is full: saved data is safe, but nothing more can be saved. */
export class StorageFull extends DomainError {}

/** Too many requests of one kind; `seconds` is the time until the next one is accepted. */
export class RateLimited extends DomainError {
  readonly seconds: number;
  constructor(seconds: number) {
    super(`too often: again in ${seconds} s`);
    this.seconds = seconds;
  }
}

/** The present state of the data does not allow the action; `key` tells why. */
export class Conflict extends DomainError {
  readonly key: FaultKey;
  constructor(key: FaultKey) {
    super(key);
    this.key = key;
  }
}

/** Keys of all faults; each has its text in the catalogue `formFaults` or `faults`. */
export const faultKeys = [
  "afterTheEnd",
  "alreadyDecided",
  "alreadyMember",
  "alreadyOnPage",
  "alreadySubmitted",
  "ambiguousOrganisation",
  "areaNeedsDoor",
  "beforeFirstDay",
  "belowSeatsHeld",
  "busy",
  "calendarFile",
  "calendarUnreadable",
  "cellCount",
  "changedByOther",
  "changedDuringImport",
  "changedMeanwhile",
  "changedSinceShown",
  "choose",
  "chooseFile",
  "chooseOne",
  "cityKnown",
  "cityProposed",
  "cityTwice",
  "codeExpired",
  "codeSpent",
  "codeTaken",
  "confirmFirst",
  "contactAddress",
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
  "dayNotInMonth",
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
  "enoughMessagesToday",
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
  "labelTaken",
  "lastOffered",
  "lastOwner",
  "lastSecretariat",
  "leadNotVerified",
  "joinUrlNeeded",
  "missingColumn",
  "authorityKnown",
  "nameTaken",
  "noAddressByPartner",
  "noLongerFits",
  "noLongerOffered",
  "noLongerThere",
  "noRoom",
  "nobodyToWriteTo",
  "peopleNumber",
  "noReaders",
  "noSignUpNeeded",
  "notEnoughSeats",
  "notCoordinator",
  "notOneOf",
  "notPossibleNow",
  "notPublished",
  "notSuppressed",
  "notUtf8",
  "noMessageWritten",
  "numberBetween",
  "offerLapsed",
  "offsetNeeded",
  "offsetWrong",
  "oneByOne",
  "oneLanguage",
  "organisationChanged",
  "organisationNotVerified",
  "otherWeekday",
  "outOfBounds",
  "outsideEdition",
  "pictureBroken",
  "pictureKind",
  "pictureMoves",
  "pictureNeeded",
  "pictureTooLarge",
  "pictureTooManyPixels",
  "reasonNeeded",
  "readersChanged",
  "required",
  "sameDateTwice",
  "seatsProvisionalNow",
  "sessionHasSignUps",
  "sessionOutsideDate",
  "sessionsOverlap",
  "signUpClosed",
  "spellingOnly",
  "spreadsheetFile",
  "synonymLong",
  "synonymPair",
  "synonymTaken",
  "synonymWord",
  "startIsPast",
  "submissionsClosed",
  "termCode",
  "termCodeTaken",
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
  "unconfirmedChanges",
  "unknownCity",
  "unknownColumn",
  "unknownLanguage",
  "languageName",
  "unknownOrganisation",
  "unknownZone",
  "unreadableFile",
  "venueOfOnline",
  "webAddress",
  "wholeNumber",
  "yearNeeded",
] as const;
export type FaultKey = (typeof faultKeys)[number];

/** Fault, with the values that its text contains. */
export type Fault = { key: FaultKey; values?: Readonly<Record<string, string | number>> };

/** Input that cannot be accepted: faults by field name ("" for the whole form). */
export class Invalid extends DomainError {
  readonly faults: Readonly<Record<string, Fault>>;
  constructor(faults: Readonly<Record<string, Fault>>) {
    super(`invalid: ${Object.keys(faults).join(", ")}`);
    this.faults = faults;
  }
}
