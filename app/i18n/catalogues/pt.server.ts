import common from "../messages/pt/common.json";
import errorPages from "../messages/pt/errorPages.json";
import formFaults from "../messages/pt/formFaults.json";
import faults from "../messages/pt/faults.json";
import event from "../messages/pt/event.json";
import publicPages from "../messages/pt/public.json";
import workspace from "../messages/pt/workspace.json";
import help from "../messages/pt/help.json";
import organise from "../messages/pt/organise.json";
import ownEvents from "../messages/pt/ownEvents.json";
import eventForm from "../messages/pt/eventForm.json";
import formHints from "../messages/pt/formHints.json";
import imports from "../messages/pt/imports.json";
import coordinate from "../messages/pt/coordinate.json";
import inScope from "../messages/pt/inScope.json";
import contacts from "../messages/pt/contacts.json";
import comments from "../messages/pt/comments.json";
import secondFactor from "../messages/pt/secondFactor.json";
import secretariat from "../messages/pt/secretariat.json";
import instance from "../messages/pt/instance.json";
import lists from "../messages/pt/lists.json";
import statistics from "../messages/pt/statistics.json";
import promotion from "../messages/pt/promotion.json";
import mail from "../messages/pt/mail.json";
import calendar from "../messages/pt/calendar.json";
import picture from "../messages/pt/picture.json";
import organisations from "../messages/pt/organisations.json";
import cities from "../messages/pt/cities.json";
import account from "../messages/pt/account.json";
import coHosts from "../messages/pt/coHosts.json";
import sessions from "../messages/pt/sessions.json";
import translations from "../messages/pt/translations.json";
import dates from "../messages/pt/dates.json";
import hiding from "../messages/pt/hiding.json";
import signUp from "../messages/pt/signUp.json";
import attendee from "../messages/pt/attendee.json";
import digest from "../messages/pt/digest.json";
import attendees from "../messages/pt/attendees.json";
import checkIn from "../messages/pt/checkIn.json";
import rareActs from "../messages/pt/rareActs.json";
import reviewQueue from "../messages/pt/reviewQueue.json";

export const pt = {
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
