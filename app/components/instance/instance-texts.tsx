import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserBlocks } from "#app/components/ui/user-blocks.tsx";
import { contactLink } from "#app/domain/instance/contact-link.ts";
import type { PublicTexts } from "#app/domain/instance/get-instance.server.ts";
import { type InstanceSetting, noLanguage } from "#app/domain/instance/instance-setting.ts";
import { languageListText } from "#app/domain/instance/language-list-text.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";

/** Show what the secretariat wrote of this installation under a heading for each setting, and name what is missing. */
export function InstanceTexts({ texts }: { texts: PublicTexts }) {
  const { t } = useTranslation("instance");
  const language = useLanguage();
  const names = texts.missing.map((setting: InstanceSetting) => t(`names.${setting}`));
  return (
    <>
      {texts.given.map((given) => (
        <section key={given.setting} id={given.setting}>
          <h3>{t(`names.${given.setting}`)}</h3>
          <SettingContent given={given} />
        </section>
      ))}
      {names.length > 0 && <p className="soft">{t("about.notGiven", { names: listText(names, language) })}</p>}
    </>
  );
}

function SettingContent({ given }: { given: PublicTexts["given"][number] }) {
  const { t } = useTranslation("instance");
  const language = useLanguage();
  if (given.language === noLanguage) {
    const link = contactLink(given.text);
    return <p>{link ? <InstanceLink link={link} /> : given.text}</p>;
  }
  return (
    <>
      {given.language !== language && (
        <p className="soft">{t("about.onlyIn", { language: languageListText([given.language], language) })}</p>
      )}
      <UserBlocks text={given.text} language={given.language} />
    </>
  );
}

/** Link an e-mail address or a web address. */
export const InstanceLink = ({ link }: { link: { text: string; href: string } }) => (
  <a href={link.href}>
    <bdi dir="ltr">{link.text}</bdi>
  </a>
);
