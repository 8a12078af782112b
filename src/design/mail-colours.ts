/** Type of mail: faces that every machine has. */
export const mailFaces = {
  serif: "Georgia,'Times New Roman',serif",
  sans: "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
  naskh: "'Geeza Pro','Segoe UI','Noto Naskh Arabic',Tahoma,'Times New Roman',serif",
} as const;

/** Colours of mail by day. */
export const mailDay = { desk: '#f1eee7', sheet: '#fffefb', edge: '#dcd7cb', ink: '#1b1b19', faded: '#5f5c55', accent: '#9c1750' } as const;

/** Colours of mail by night, by class; mail programs know no variables. */
export const mailNight = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .desk { background: #14171a !important; background-color: #14171a !important; }
    .sheet { background: #1d2125 !important; background-color: #1d2125 !important; border-color: #343a40 !important; }
    .ink, .ink * { color: #ece8df !important; }
    .faded, .faded * { color: #aaa59a !important; }
    .accent, .accent * { color: #f08fb4 !important; }
    .rule { border-color: #4a4f55 !important; }
    .box { background: #272c31 !important; background-color: #272c31 !important; }
    .button { background: #ece8df !important; background-color: #ece8df !important; color: #14171a !important; }
  }
`;
