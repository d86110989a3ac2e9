import type { OrganiserMessageFacts } from "./template.tsx";

const message: OrganiserMessageFacts = {
  senders: ["Portugal"],
  subject: "Le programme est ouvert : déposez vos événements",
  text: "Bonjour à toutes et à tous,\n\nVous pouvez déposer vos événements jusqu’au 15 décembre.\nLe guide : https://week.test/fr/help\n\nÀ bientôt <b>",
  textLanguage: "fr",
  unsubscribeUrl: "https://week.test/u/organisers/TOKEN",
};

export const samples = {
  organiser_message: message,
  organiser_message_secretariat: {
    ...message,
    senders: [null, "Tunisie"],
    subject: "فتح باب البرنامج",
    text: "مرحبًا بكم،\nيمكنكم إضافة أنشطتكم حتى 15 ديسمبر.",
    textLanguage: "ar",
  },
} satisfies Record<string, OrganiserMessageFacts>;
