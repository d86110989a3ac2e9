import { directionOf, type Language } from "#app/domain/languages/language.ts";
import type { ReactNode } from "react";

const fonts = {
  latin: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif",
  arabic: "'Noto Naskh Arabic', 'Noto Sans Arabic', 'Geeza Pro', Tahoma, Arial, sans-serif",
};

/** The page around a mail. Direction stands on the outermost table too: Gmail drops what html and body say (MAIL-22). */
export function Layout({ language, title, children }: { language: Language; title: string; children: ReactNode }) {
  const dir = directionOf(language);
  const align = dir === "rtl" ? "right" : "left";
  return (
    <html lang={language} dir={dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
      </head>
      <body style={{ margin: 0, padding: 0, background: "#fbf7f0" }}>
        <table
          role="presentation"
          lang={language}
          dir={dir}
          width="100%"
          cellPadding={0}
          cellSpacing={0}
          style={{ direction: dir, textAlign: align, background: "#fbf7f0" }}
        >
          <tbody>
            <tr>
              <td align="center" style={{ padding: "24px 12px" }}>
                <table
                  role="presentation"
                  dir={dir}
                  width="100%"
                  cellPadding={0}
                  cellSpacing={0}
                  style={{ maxWidth: "560px", background: "#ffffff", textAlign: align, borderTop: "4px solid #a63c1b" }}
                >
                  <tbody>
                    <tr>
                      <td
                        style={{
                          padding: "24px",
                          fontFamily: dir === "rtl" ? fonts.arabic : fonts.latin,
                          fontSize: "17px",
                          lineHeight: dir === "rtl" ? "1.8" : "1.55",
                        }}
                      >
                        {children}
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}
