// A letter as HTML and as text. One look for all mails, readable on a narrow screen and without pictures.
import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactElement } from 'react';
import { UNNAMED, type House } from '../host/organisation.ts';
import type { Language } from '../domain/programme.ts';
import type { Block } from './letter.ts';

/** What mail programs know best. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** A block whose links have become addresses. */
export type Drawn = Address<Block>;
type Address<B> = B extends { readonly link: unknown } ? Omit<B, 'link'> & { readonly url: string } : B;

export interface Sheet {
  /** Whose mail it is. */
  readonly house: House;
  readonly language: Language;
  readonly subject: string;
  readonly preview: string;
  /** Shown above everything in a rehearsal. */
  readonly banner?: string;
  readonly greeting: string;
  readonly blocks: readonly Drawn[];
  readonly signature: readonly string[];
  readonly footer: readonly string[];
}

const font = 'Arial, "Helvetica Neue", Helvetica, sans-serif';
const text = {
  fontSize: '16px',
  lineHeight: '25px',
  color: '#1d2521',
  margin: '0 0 14px',
  whiteSpace: 'pre-line' as const,
  overflowWrap: 'anywhere' as const,
};
type Style = ReturnType<typeof styled>;

/** @param colour the organisation's own */
const styled = (colour: string) => ({
  body: { backgroundColor: '#f3f4f1', margin: 0, padding: '16px 8px', fontFamily: font },
  container: { backgroundColor: '#ffffff', maxWidth: '600px', margin: '0 auto', borderTop: `5px solid ${colour}` },
  paper: { padding: '28px 28px 20px', fontFamily: font },
  text,
  signature: { ...text, margin: '22px 0 0' },
  banner: {
    fontSize: '14px',
    lineHeight: '20px',
    color: '#3d2c00',
    backgroundColor: '#fff2cc',
    padding: '10px 12px',
    margin: '0 0 18px',
  },
  facts: { width: '100%', borderCollapse: 'collapse' as const, margin: '0 0 18px', backgroundColor: '#f3f7f5' },
  label: {
    fontFamily: font,
    fontSize: '14px',
    lineHeight: '20px',
    color: '#46544d',
    padding: '8px 12px',
    width: '30%',
    textAlign: 'left' as const,
    verticalAlign: 'top',
    fontWeight: 'normal',
  },
  value: {
    fontFamily: font,
    fontSize: '16px',
    lineHeight: '22px',
    color: '#1d2521',
    padding: '8px 12px 8px 0',
    verticalAlign: 'top',
    fontWeight: 'bold',
    whiteSpace: 'pre-line' as const,
    overflowWrap: 'anywhere' as const,
    wordBreak: 'break-word' as const,
  },
  list: {
    fontSize: '16px',
    lineHeight: '25px',
    color: '#1d2521',
    margin: '0 0 14px',
    paddingLeft: '22px',
    whiteSpace: 'pre-line' as const,
  },
  action: { margin: '6px 0 22px' },
  button: { backgroundColor: colour, borderRadius: '4px', padding: '13px 22px' },
  buttonText: { color: '#ffffff', fontSize: '16px', lineHeight: '20px', fontWeight: 'bold', textDecoration: 'none' },
  link: { color: colour, textDecoration: 'underline' },
  aside: { fontSize: '14px', lineHeight: '21px', color: '#46544d', margin: '0 0 10px' },
  logo: { height: '32px', verticalAlign: 'middle', marginRight: '10px' },
  // Seen beside the subject only. No filler after it: relays have blanked mails of which half was invisible.
  preview: { display: 'none', overflow: 'hidden', lineHeight: '1px', maxHeight: 0, maxWidth: 0, opacity: 0 },
  rule: { border: 0, borderTop: '1px solid #d5dcd8', margin: '20px 0 14px' },
});

/** A meeting on a screen is a link. */
const isLink = (value: string) => /^https?:\/\/\S+$/.test(value);

const drawIn = (style: Style) => (block: Drawn, index: number) => draw(style, block, index);

function draw(style: Style, block: Drawn, index: number): ReactElement {
  switch (block.is) {
    case 'text':
      return (
        <p key={index} style={style.text}>
          {block.text}
        </p>
      );
    case 'facts':
      return (
        <table key={index} role="presentation" style={style.facts} cellPadding={0} cellSpacing={0}>
          <tbody>
            {block.rows.map(([label, value]) => (
              <tr key={label}>
                <td style={style.label}>{label}</td>
                <td style={style.value}>
                  {isLink(value) ? <Anchor style={style} url={value} label={value} /> : value}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'list':
      return (
        <ul key={index} style={style.list}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'action':
      return <Button key={index} style={style} url={block.url} label={block.label} />;
    case 'aside':
      return (
        <p key={index} style={style.aside}>
          {block.text} <Anchor style={style} url={block.url} label={block.label} />
        </p>
      );
  }
}

interface LinkTo {
  readonly style: Style;
  readonly url: string;
  readonly label: string;
}

function Anchor({ style, url, label }: LinkTo): ReactElement {
  return (
    <a href={url} style={style.link}>
      {label}
    </a>
  );
}

/** A cell with a colour: Outlook draws no padding of a link. */
function Button({ style, url, label }: LinkTo): ReactElement {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} style={style.action}>
      <tbody>
        <tr>
          <td {...{ bgcolor: style.button.backgroundColor }} style={style.button}>
            <a href={url} style={style.buttonText}>
              {label}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Mail({ sheet }: { readonly sheet: Sheet }): ReactElement {
  const style = styled(sheet.house.colour);
  const { name, logo } = sheet.house;
  return (
    <html lang={sheet.language} dir="ltr">
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="x-apple-disable-message-reformatting" />
        <title>{sheet.subject}</title>
      </head>
      <body lang={sheet.language} style={style.body}>
        <div style={style.preview}>{sheet.preview}</div>
        <table role="presentation" align="center" width="100%" cellPadding={0} cellSpacing={0} style={style.container}>
          <tbody>
            <tr>
              <td style={style.paper}>
                {name === UNNAMED.name ? null : (
                  <p style={style.aside}>
                    {logo ? <img src={logo} alt="" height={32} style={style.logo} /> : null}
                    {name}
                  </p>
                )}
                {sheet.banner ? <p style={style.banner}>{sheet.banner}</p> : null}
                <p style={style.text}>{sheet.greeting}</p>
                {sheet.blocks.map(drawIn(style))}
                <p style={style.signature}>
                  {sheet.signature.flatMap((line, index) => (index === 0 ? [line] : [<br key={line} />, line]))}
                </p>
                {sheet.footer.length > 0 ? <hr style={style.rule} /> : null}
                {sheet.footer.map((line) => (
                  <p key={line} style={style.aside}>
                    {line}
                  </p>
                ))}
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

export function html(sheet: Sheet): string {
  return `${DOCTYPE}${renderToStaticMarkup(<Mail sheet={sheet} />)}`;
}

export function plainText(sheet: Sheet): string {
  const parts = [
    sheet.banner,
    sheet.greeting,
    ...sheet.blocks.map(lines),
    sheet.signature.join('\n'),
    sheet.footer.length > 0 ? `--\n${sheet.footer.join('\n')}` : undefined,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function lines(block: Drawn): string {
  switch (block.is) {
    case 'text':
      return block.text;
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'action':
      return `${block.label}:\n${block.url}`;
    case 'aside':
      return `${block.text} ${block.label}:\n${block.url}`;
  }
}
