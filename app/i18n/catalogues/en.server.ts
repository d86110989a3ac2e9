import common from "../messages/en/common.json";
import errorPages from "../messages/en/errorPages.json";
import formFaults from "../messages/en/formFaults.json";
import faults from "../messages/en/faults.json";
import event from "../messages/en/event.json";
import publicPages from "../messages/en/public.json";
import workspace from "../messages/en/workspace.json";
import help from "../messages/en/help.json";
import organise from "../messages/en/organise.json";
import ownEvents from "../messages/en/ownEvents.json";
import eventForm from "../messages/en/eventForm.json";
import formHints from "../messages/en/formHints.json";
import imports from "../messages/en/imports.json";
import coordinate from "../messages/en/coordinate.json";
import inScope from "../messages/en/inScope.json";
import contacts from "../messages/en/contacts.json";
import comments from "../messages/en/comments.json";
import secondFactor from "../messages/en/secondFactor.json";
import secretariat from "../messages/en/secretariat.json";
import instance from "../messages/en/instance.json";
import lists from "../messages/en/lists.json";
import statistics from "../messages/en/statistics.json";
import promotion from "../messages/en/promotion.json";
import mail from "../messages/en/mail.json";
import calendar from "../messages/en/calendar.json";
import picture from "../messages/en/picture.json";
import organisations from "../messages/en/organisations.json";
import cities from "../messages/en/cities.json";
import account from "../messages/en/account.json";
import coHosts from "../messages/en/coHosts.json";
import sessions from "../messages/en/sessions.json";
import translations from "../messages/en/translations.json";
import dates from "../messages/en/dates.json";
import hiding from "../messages/en/hiding.json";
import signUp from "../messages/en/signUp.json";
import attendee from "../messages/en/attendee.json";
import digest from "../messages/en/digest.json";
import attendees from "../messages/en/attendees.json";
import checkIn from "../messages/en/checkIn.json";
import rareActs from "../messages/en/rareActs.json";
import reviewQueue from "../messages/en/reviewQueue.json";

export const en = {
  common,
  errorPages,
  formFaults,
  faults,
  event,
  public: publicPages,
  workspace,
  help,
  organise,
  ownEvents,
  eventForm,
  formHints,
  imports,
  coordinate,
  inScope,
  contacts,
  comments,
  secondFactor,
  secretariat,
  instance,
  lists,
  statistics,
  promotion,
  mail,
  calendar,
  picture,
  organisations,
  cities,
  account,
  coHosts,
  sessions,
  translations,
  dates,
  hiding,
  signUp,
  attendee,
  digest,
  attendees,
  checkIn,
  rareActs,
  reviewQueue,
};
