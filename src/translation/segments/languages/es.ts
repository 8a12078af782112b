import type { SentenceRules } from '../rules.ts';

export const es: SentenceRules = {
  never: `Sr., Sra., Srta., Sres., Dr., Dra., Dres., Prof., Profa., Lic., Ing., Arq., Gral., Cnel., Tte., Cap., Mons., Fr., Sto., Sta.,
    D., Dª., Dña., Ud., Uds., Vd., Vds., p. ej., ej., cf., vs., aprox., Avda., Av., Pza., Pl., c., C., Excmo., Excma., Rvdo.,
    Pdte., Pdta., Gob., dir., comp.`,
  numbered: 'n., núm., Núm., nro., Nro., No., p., pp., pág., págs., art., Art., arts., vol., cap., fig., tel.',
  maybe: 'etc., EE. UU., EE.UU., JJ. OO., FF. AA., S.A., S. A., a. C., d. C., a. m., p. m., a.m., p.m., Cía., Ltda.',
  starters: `El, La, Los, Las, Lo, Un, Una, Unos, Unas, Él, Ella, Ellos, Ellas, Yo, Tú, Nosotros, Esto, Este, Esta, Estos, Estas, Ese, Esa,
    Eso, Aquel, Pero, Y, O, Si, Sí, No, En, De, Del, A, Al, Con, Sin, Por, Para, Según, Desde, Hasta, Entre, Sobre, Cuando, Como,
    Aunque, Mientras, Después, Antes, Su, Sus, Mi, Nuestro, Nuestra, Se, Me, Nos, Le, Les, Ya, También, Tampoco, Hoy, Ayer, Ahora,
    Nadie, Todo, Todos, Luego, Entonces, Así, Otros, Otras, Qué, Quién, Hay, Es, Son, Era, Fue`,
};
