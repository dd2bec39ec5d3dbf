/** The trailing-slash diagnosis with Dutch texts, as the catalogue gives them in Dutch. */
import type { Shown } from '../../../src/view/state.ts';
import { callback, step } from './make.ts';
import { trailingSlash } from './trailing-slash.ts';

const { diagnosis } = trailingSlash;
const labels = [
  ['Verstuurd in het verzoek', 'authorize-verzoek, query', 'Eén teken meer dan het adres dat werkte: “/” aan het eind'],
  ['Genoemd in de fout', 'foutpagina, $Config', 'Gelijk aan wat is verstuurd, dus onderweg niet gewijzigd'],
  ['Werkte om 09:41:02', 'eerder in dit tabblad', 'Zelfde app, zelfde tenant: Microsoft stuurde hier een code'],
  ['Tenant', 'authorize-verzoek, pad', null],
  ['Client-ID', 'authorize-verzoek, query', null],
  ['Bibliotheek', 'authorize-verzoek, query', null],
] as const;
const causes = [
  ['Of de lijst na 09:41 is gewijzigd', 'Alleen de app-registratie laat zien welke adressen erop staan.'],
  ['Ander schema, andere host, poort of hoofdletters', 'Alles gelijk aan het adres dat om 09:41 werkte.'],
  ['Verkeerde client-ID', 'Dezelfde client-ID kreeg om 09:41 een code.'],
  ['Een proxy heeft het adres herschreven', 'De fout noemt precies wat de browser verstuurde.'],
] as const;

export const dutch: Shown = {
  ...trailingSlash,
  diagnosis: {
    ...diagnosis,
    title: 'De app wil terug naar een adres dat niet is geregistreerd: er staat een “/” te veel achter',
    summary:
      'Microsoft stuurt mensen alleen terug naar adressen op de lijst van de app, teken voor teken gelijk. Om 09:41 lukte het bij dezelfde app zonder “/”.',
    steps: [
      step('Zet `redirectUri` in de code van de app op het adres dat werkte.', { value: callback }),
      step('Laad de app opnieuw.'),
      step('Controle: meld je aan. Het authorize-verzoek bevat dit adres en er volgt geen AADSTS50011.', {
        check: true,
      }),
      step('Open de pagina Verificatie van de app in het Entra-beheercentrum.', {
        link: { title: 'pagina Verificatie', url: diagnosis.steps[3]?.link?.url ?? '' },
        alternative: true,
      }),
      step('Vul dit adres in.', { value: `${callback}/`, alternative: true }),
    ],
    cause: diagnosis.cause && {
      ...diagnosis.cause,
      summary: '“/” te veel aan het eind',
      because: 'Alleen daar verschillen het verstuurde en het werkende adres.',
    },
    otherCauses: diagnosis.otherCauses.map((cause, index) => ({
      ...cause,
      summary: causes[index]?.[0] ?? '',
      because: causes[index]?.[1] ?? '',
    })),
    evidence: diagnosis.evidence.map((row, index) => {
      const [label, seenIn, says] = labels[index] ?? [row.label, row.seenIn, row.says];
      return { ...row, label, seenIn, says };
    }),
  },
};

export const dutchTitles: Record<string, string> = {
  '50011': 'Omleidings-URI niet geregistreerd',
  '54005': 'Aanmeldcode twee keer verstuurd',
  '53003': 'Geblokkeerd door voorwaardelijke toegang',
  '9002326': 'Omleidings-URI heeft het verkeerde type',
  '9999999': 'Code staat niet in de catalogus',
  '50058': 'Stil aanmelden vond geen sessie',
};
