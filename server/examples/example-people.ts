import type { Role } from '../people/role.ts';

export interface ExamplePerson {
  readonly email: string;
  /** For trying out only; listed in the README. */
  readonly password: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The lanes of the example procedures. */
  readonly functions: readonly string[];
  readonly language: 'en' | 'pt';
  /** Codes of `examplePointsOfSale`. */
  readonly pointsOfSale: readonly string[];
}

/** People in every role and function, in two points of sale. */
export const examplePeople: readonly ExamplePerson[] = [
  {
    email: 'ana@exemplo.test',
    password: 'atender-com-calma',
    name: 'Ana Ribeiro',
    roles: ['technician'],
    functions: ['atendimento'],
    language: 'pt',
    pointsOfSale: ['SP-01'],
  },
  {
    email: 'tiago@exemplo.test',
    password: 'chave-de-fenda-10',
    name: 'Tiago Nunes',
    roles: ['technician'],
    functions: ['tecnicos'],
    language: 'pt',
    pointsOfSale: ['SP-01'],
  },
  {
    email: 'iara@exemplo.test',
    password: 'multimetro-azul-7',
    name: 'Iara Tavares',
    roles: ['technician'],
    functions: ['tecnicos'],
    language: 'pt',
    pointsOfSale: ['AM-01'],
  },
  {
    email: 'pedro@exemplo.test',
    password: 'prateleira-b-42',
    name: 'Pedro Lima',
    roles: ['technician'],
    functions: ['estoque'],
    language: 'pt',
    pointsOfSale: ['SP-01', 'AM-01'],
  },
  {
    email: 'gabriela@exemplo.test',
    password: 'noventa-dias-cdc',
    name: 'Gabriela Sato',
    roles: ['technician'],
    functions: ['garantia'],
    language: 'pt',
    pointsOfSale: ['SP-01', 'AM-01'],
  },
  {
    email: 'quirino@exemplo.test',
    password: 'medir-duas-vezes',
    name: 'Quirino Alves',
    roles: ['technician'],
    functions: ['qualidade'],
    language: 'pt',
    pointsOfSale: ['SP-01', 'AM-01'],
  },
  {
    email: 'teresa@exemplo.test',
    password: 'ensinar-fazendo-3',
    name: 'Teresa Prado',
    roles: ['technician'],
    functions: ['treinamento'],
    language: 'pt',
    pointsOfSale: ['SP-01', 'AM-01'],
  },
  {
    email: 'marcos@exemplo.test',
    password: 'alcada-do-gerente',
    name: 'Marcos Vieira',
    roles: ['coordinator'],
    functions: ['gerencia'],
    language: 'pt',
    pointsOfSale: ['SP-01', 'AM-01'],
  },
  {
    email: 'carla@exemplo.test',
    password: 'quadro-do-dia-30',
    name: 'Carla Mendes',
    roles: ['coordinator'],
    functions: ['coordenacao'],
    language: 'pt',
    pointsOfSale: ['SP-01'],
  },
  {
    email: 'alice@exemplo.test',
    password: 'only-looking-123',
    name: 'Alice Auditor',
    roles: ['auditor'],
    functions: [],
    language: 'en',
    pointsOfSale: [],
  },
  {
    email: 'otavio@exemplo.test',
    password: 'desenhar-primeiro',
    name: 'Otávio Processo',
    roles: ['process-owner'],
    functions: [],
    language: 'pt',
    pointsOfSale: [],
  },
  {
    email: 'admin@exemplo.test',
    password: 'chaves-da-casa-1',
    name: 'Adriana Costa',
    roles: ['administrator'],
    functions: [],
    language: 'pt',
    pointsOfSale: [],
  },
];
