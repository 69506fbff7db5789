// A letter as HTML and as text. One look for all mails, readable on a narrow screen and without pictures.
import { Body, Button, Container, Head, Hr, Html, Link as Anchor, Preview, Section, Text } from 'react-email';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactElement } from 'react';
import type { Language } from '../domain/programme.ts';
import type { Block } from './letter.ts';

/** What mail programs know best. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** A block whose links have become addresses. */
export type Drawn = Address<Block>;
type Address<B> = B extends { readonly link: unknown } ? Omit<B, 'link'> & { readonly url: string } : B;

export interface Sheet {
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
const style = {
  body: { backgroundColor: '#f3f4f1', margin: 0, padding: '16px 8px', fontFamily: font },
  container: {
    backgroundColor: '#ffffff',
    maxWidth: '600px',
    padding: '28px 28px 20px',
    borderTop: '5px solid #1f5f4f',
  },
  text: {
    fontSize: '16px',
    lineHeight: '25px',
    color: '#1d2521',
    margin: '0 0 14px',
    whiteSpace: 'pre-line' as const,
    overflowWrap: 'anywhere' as const,
  },
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
    fontSize: '16px',
    lineHeight: '22px',
    color: '#1d2521',
    padding: '8px 12px 8px 0',
    verticalAlign: 'top',
    fontWeight: 'bold',
    overflowWrap: 'anywhere' as const,
    wordBreak: 'break-word' as const,
  },
  list: { fontSize: '16px', lineHeight: '25px', color: '#1d2521', margin: '0 0 14px', paddingLeft: '22px' },
  button: {
    backgroundColor: '#1f5f4f',
    color: '#ffffff',
    fontSize: '16px',
    lineHeight: '20px',
    fontWeight: 'bold',
    padding: '13px 22px',
    borderRadius: '4px',
    textDecoration: 'none',
  },
  link: { color: '#1f5f4f', textDecoration: 'underline' },
  aside: { fontSize: '14px', lineHeight: '21px', color: '#46544d', margin: '0 0 10px' },
  rule: { borderColor: '#d5dcd8', margin: '20px 0 14px' },
};

function draw(block: Drawn, index: number): ReactElement {
  switch (block.is) {
    case 'text':
      return (
        <Text key={index} style={style.text}>
          {block.text}
        </Text>
      );
    case 'facts':
      return (
        <table key={index} role="presentation" style={style.facts} cellPadding={0} cellSpacing={0}>
          <tbody>
            {block.rows.map(([label, value]) => (
              <tr key={label}>
                <td style={style.label}>{label}</td>
                <td style={style.value}>{value}</td>
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
      return (
        <Section key={index} style={{ margin: '6px 0 22px' }}>
          <Button href={block.url} style={style.button}>
            {block.label}
          </Button>
        </Section>
      );
    case 'aside':
      return (
        <Text key={index} style={style.aside}>
          {block.text}{' '}
          <Anchor href={block.url} style={style.link}>
            {block.label}
          </Anchor>
        </Text>
      );
  }
}

function Mail({ sheet }: { readonly sheet: Sheet }): ReactElement {
  return (
    <Html lang={sheet.language}>
      <Head>
        <title>{sheet.subject}</title>
      </Head>
      <Body lang={sheet.language} style={style.body}>
        <Preview useTitleTag={false}>{sheet.preview}</Preview>
        <Container style={style.container}>
          {sheet.banner ? <Text style={style.banner}>{sheet.banner}</Text> : null}
          <Text style={style.text}>{sheet.greeting}</Text>
          {sheet.blocks.map(draw)}
          <Text style={{ ...style.text, margin: '22px 0 0' }}>
            {sheet.signature.flatMap((line, index) => (index === 0 ? [line] : [<br key={line} />, line]))}
          </Text>
          {sheet.footer.length > 0 ? <Hr style={style.rule} /> : null}
          {sheet.footer.map((line) => (
            <Text key={line} style={style.aside}>
              {line}
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
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
