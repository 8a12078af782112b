export const weight = { seconds: 1, rows: async () => [] };
