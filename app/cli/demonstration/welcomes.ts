import { decideWelcome } from "#app/domain/cities/decide-welcome.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { isLocalAuthority } from "#app/domain/model/organisation.ts";
import { proposeWelcomes } from "#app/domain/organisations/propose-welcomes.server.ts";
import type { DemoOrganisation } from "./cast.ts";

const none: Record<Language, null> = { en: null, fr: null, es: null, pt: null, ar: null };

/** Sentences with which cities welcome visitors, by the slug of the city. */
const welcomes: Readonly<Record<string, Partial<Record<Language, string>>>> = {
  strasbourg: {
    fr: "Strasbourg se traverse à pied et en vingt langues : entrez, la table est mise.",
    ar: "نجوب ستراسبورغ مشيًا وبعشرين لغة: تفضلوا، فالمائدة جاهزة.",
  },
  lisboa: {
    pt: "Lisboa sobe-se devagar e em boa companhia: escolha uma porta, está aberta.",
    en: "Climb Lisbon slowly and in good company: pick a door, it is open.",
  },
  dakar: { fr: "À Dakar, la téranga n’attend pas d’invitation : venez, votre place est prête." },
  sfax: { ar: "في صفاقس لكل باب حكاية: ادخلوا، فالبيت بيتكم.", fr: "À Sfax, chaque porte a son histoire : entrez." },
  "sao-paulo": { pt: "São Paulo fala todas as línguas: traga a sua." },
};
/** City whose sentence still waits for a coordinator. */
const undecided = { slug: "porto", welcomes: { pt: "Quem chega ao Porto já é de casa." } };

/** Let the local authorities of some cities write a welcome, and approve all but one. */
export function welcomeVisitors(ctx: Context, organisations: readonly DemoOrganisation[]): void {
  for (const [slug, sentences] of Object.entries({ ...welcomes, [undecided.slug]: undecided.welcomes })) {
    const authority = organisations.find(
      ({ city, kind, isVerified }) =>
        city.slug === slug && isLocalAuthority({ kind, state: isVerified ? "verified" : "pending" }),
    );
    if (!authority) continue;
    proposeWelcomes(ctx, { organisationId: authority.id, welcomes: { ...none, ...sentences }, shown: none });
    if (slug === undecided.slug) continue;
    for (const [language, sentence] of Object.entries(sentences) as [Language, string][])
      decideWelcome(ctx, { decision: "approve", cityId: authority.city.id, language, sentence });
  }
}
