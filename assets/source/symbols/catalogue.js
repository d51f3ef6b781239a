'use strict';
// Which symbols the game shows, and their twenty-digit identification codes (APP-6D, STANAG 2019).

const SIDES = { f: '3', h: '6', n: '4', u: '1' };
const ECHELONS = { battalion: '16', regiment: '17', brigade: '18', division: '21', corps: '22', army: '23', army_group: '24' };

// Symbol set, entity, first and second modifier. A wrong entity is silent: it draws another icon. Look at the atlas.
const UNITS = {
  infantry: ['10', '121100', '00', '00'],
  mechanised: ['10', '121102', '00', '00'],
  armour: ['10', '120500', '00', '00'],
  artillery: ['10', '130300', '00', '00'],
  missile: ['10', '130700', '00', '00'],
  air_defence: ['10', '130100', '00', '00'],
  airborne: ['10', '121100', '00', '01'],
  reconnaissance: ['10', '121300', '00', '00'],
  special_operations: ['10', '121700', '00', '00'],
  signals: ['10', '111000', '00', '00'],
  ew: ['10', '150500', '00', '00'],
  cyber: ['10', '210000', '00', '00'],
  naval_infantry: ['10', '121101', '00', '00'],
  engineer: ['10', '140700', '00', '00'],
  logistics: ['10', '160000', '00', '00'],
  combined_arms: ['10', '121000', '00', '00'],
};
const UNIT = ['10', '000000', '00', '00'];
const SITES = {
  air_base: ['20', '120803', '00', '00'],
  naval_base: ['20', '121309', '00', '00'],
  telecom_tower: ['20', '121203', '00', '00'],
  power: ['20', '120500', '00', '00'],
  radar: ['15', '220300', '00', '00'],
  satellite_station: ['10', '111004', '00', '00'],
  fighter: ['01', '110104', '00', '00'],
  frigate: ['30', '120204', '00', '00'],
  warship: ['30', '120200', '00', '00'],
};

// `branch: echelons`; `_hq` asks for the staff, `_seen` for the broken frame of a contact last seen.
const FRIEND = {
  infantry: 'battalion brigade',
  mechanised: 'battalion brigade brigade_hq division division_hq',
  armour: 'battalion brigade division',
  artillery: 'battalion brigade',
  missile: 'battalion',
  air_defence: 'battalion',
  airborne: 'brigade',
  reconnaissance: 'battalion',
  special_operations: 'battalion',
  signals: 'battalion brigade',
  ew: 'battalion',
  cyber: 'battalion',
  naval_infantry: 'battalion',
  engineer: 'battalion',
  logistics: 'battalion brigade',
  combined_arms: 'brigade_hq division_hq corps_hq army_hq army_group_hq',
};
const HOSTILE = {
  infantry: 'brigade brigade_seen',
  mechanised: 'battalion regiment brigade division division_hq brigade_seen division_seen',
  armour: 'regiment brigade division army_hq brigade_seen division_seen',
  artillery: 'brigade brigade_seen',
  missile: 'brigade brigade_seen',
  air_defence: 'regiment division regiment_seen',
  airborne: 'brigade division division_hq division_seen',
  reconnaissance: 'battalion',
  special_operations: 'brigade',
  signals: 'brigade brigade_seen',
  ew: 'brigade brigade_seen',
  cyber: 'battalion',
  naval_infantry: 'brigade brigade_seen',
  engineer: 'regiment',
  logistics: 'brigade',
  combined_arms: 'brigade_hq division_hq corps_hq army_hq army_group_hq division_hq_seen corps_hq_seen army_hq_seen',
};
const NEUTRAL = { mechanised: 'brigade' };
const FRIEND_SITES = 'air_base naval_base telecom_tower power radar satellite_station fighter frigate warship';
const HOSTILE_SITES = 'air_base naval_base telecom_tower power radar satellite_station fighter frigate warship';
const NEUTRAL_SITES = 'telecom_tower power';

function code(side, kind, status, staff, echelon) {
  const [set, entity, first, second] = kind;
  return `100${SIDES[side]}${set}${status}${staff}${echelon}${entity}${first}${second}`;
}

function formations(side, table) {
  return Object.entries(table).flatMap(([branch, wanted]) => wanted.split(' ').map((form) => {
    const seen = form.endsWith('_seen');
    const staffed = form.includes('_hq');
    const echelon = form.replace(/_(seen|hq)/g, '');
    return { name: `${side}_${branch}_${form}`, code: code(side, UNITS[branch], seen ? 1 : 0, staffed ? 2 : 0, ECHELONS[echelon]) };
  }));
}

function sites(side, wanted) {
  return wanted.split(' ').map((site) => ({ name: `${side}_${site}`, code: code(side, SITES[site], 0, 0, '00') }));
}

exports.symbols = [
  ...formations('f', FRIEND), ...sites('f', FRIEND_SITES),
  ...formations('h', HOSTILE), ...sites('h', HOSTILE_SITES),
  ...formations('n', NEUTRAL), ...sites('n', NEUTRAL_SITES),
  // Of what little is known: a frame that names no branch.
  ...['f_unit', 'h_unit', 'u_unit'].map((name) => ({ name, code: code(name[0], UNIT, 0, 0, '00') })),
  { name: 'h_unit_seen', code: code('h', UNIT, 1, 0, '00') },
];
