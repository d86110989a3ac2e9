import type { EventFormPage } from "#app/domain/drafts/get-event-form.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { defaultRevealHours, maxRevealHours, textLimits } from "#app/domain/model/event.ts";
import { defaultPartySize, maxPartyLimit } from "#app/domain/model/participation.ts";
import { type EventStep, stepOf } from "#app/domain/model/event-form-part.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { textsOf } from "#app/i18n/translator.server.ts";

/** Return the longer texts of the form, sent with the page so that they are no part of the scripts of browsers. */
export function formHints(language: Language, step: EventStep) {
  const t = textsOf(language, "formHints");
  const steps = textsOf(language, "eventForm");
  return {
    applies: {
      area: t("applies.area"),
      site: t("applies.site"),
      asked: t("applies.asked"),
      online: t("applies.online"),
      otherVenue: t("applies.otherVenue"),
      counted: t("applies.counted"),
    },
    placeLevel: {
      public: t("placeLevel.public"),
      area: t("placeLevel.area"),
      by_partner: t("placeLevel.by_partner"),
    },
    participation: {
      just_come: t("participation.just_come"),
      count_me_in: t("participation.count_me_in"),
      sign_up: t("participation.sign_up"),
    },
    later: t("later"),
    theirs: {
      byOther: t("theirs.byOther"),
      title: t("theirs.title"),
      text: t("theirs.text"),
      theirs: t("theirs.theirs"),
      mine: t("theirs.mine"),
      take: t("theirs.take", { part: steps(`steps.${step}`) }),
    },
    fields: {
      summary: t("fields.summary", { max: textLimits.summary }),
      description: t("fields.description"),
      revealHours: t("fields.revealHours", { usual: defaultRevealHours, most: maxRevealHours }),
      joinUrl: t("fields.joinUrl"),
      partyLimit: t("fields.partyLimit", { usual: defaultPartySize, most: maxPartyLimit }),
      contactEmail: t("fields.contactEmail"),
      publicContact: t("fields.publicContact"),
      inclusion: t("fields.inclusion"),
    },
    lead: { fresh: t("lead.fresh"), public: t("lead.public") },
    languages: languageHints(language),
  };
}

function languageHints(language: Language) {
  const t = textsOf(language, "formHints");
  const steps = textsOf(language, "eventForm");
  return {
    spoken: t("languages.other", { label: steps("form.spoken") }),
    interpreted: t("languages.other", { label: steps("form.interpreted") }),
    hint: t("languages.hint"),
    typed: t("languages.typed"),
  };
}

export type FormHints = ReturnType<typeof formHints>;

/**
 * Put the contradictions of a step into words, each with the step at the other end and the text of its button; null for
 * one within the step.
 */
export function contradictionTexts(
  language: Language,
  step: EventStep,
  contradictions: EventFormPage["contradictions"],
) {
  const t = textsOf(language, "formHints");
  const steps = textsOf(language, "eventForm");
  const locale = formatLocaleFor(language, null);
  const hub = textsOf(language, "organise");
  const nameOf = (end: EventStep | "programme" | "people") =>
    end === "programme" ? hub("hub.sessions") : end === "people" ? hub("hub.attendees") : steps(`steps.${end}`);
  return contradictions.map(({ kind, day, ends }) => {
    const targets = ends.map((end) => (end === "programme" || end === "people" ? end : stepOf(end)));
    const other = targets.find((target) => target !== step) ?? null;
    const written = day === null ? "" : formatLocal(day, "full", locale);
    return {
      other,
      text: t(`contradiction.${kind}`, { day: written }),
      button: other && t("contradiction.change", { part: nameOf(other) }),
    };
  });
}
export type ContradictionText = ReturnType<typeof contradictionTexts>[number];
