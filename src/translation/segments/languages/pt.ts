import type { SentenceRules } from '../rules.ts';

export const pt: SentenceRules = {
  never: `Sr., Sra., Srta., Srs., Dr., Dra., Drs., Prof., Profa., Profª., Eng., Arq., Gen., Cel., Ten., Cap., Maj., Exmo., Exma., Rev.,
    Pe., Fr., D., Sto., Sta., Min., Dep., Sen., Gov., p. ex., ex., cf., vs., aprox., Av., R., Pça., Al., Estr., V., c., org., ed.,
    trad.`,
  numbered: 'n., nº., No., núm., p., pp., pág., págs., art., Art., arts., vol., cap., fig., tel., inc.',
  maybe: 'etc., S.A., S. A., Ltda., Cia., a.C., d.C., a. C., d. C., E.U.A., EE.UU., hab., séc., jan., fev., dez.',
  starters: `O, A, Os, As, Um, Uma, Ele, Ela, Eles, Elas, Eu, Nós, Você, Isto, Isso, Este, Esta, Esse, Essa, Aquele, Aquela, Mas, E, Ou,
    Se, Sim, Não, Em, No, Na, Nos, Nas, De, Do, Da, Dos, Das, Ao, À, Com, Sem, Por, Para, Segundo, Desde, Até, Entre, Sobre,
    Quando, Como, Embora, Enquanto, Depois, Antes, Seu, Sua, Seus, Suas, Já, Também, Hoje, Ontem, Agora, Ninguém, Tudo, Todos, Há,
    É, São, Foi`,
};
