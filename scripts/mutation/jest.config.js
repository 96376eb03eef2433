/** The unit tests of one room, named by MUTATE; for the mutation testing of that room. */
'use strict'

const path = require('node:path')
const { projects } = require('../../jest.config.js')
const rooms = require('./rooms.json')

const unit = projects.find(({ displayName }) => displayName === 'unit')
const { tests } = rooms[process.env.MUTATE]

/** @type {import('jest').Config} */
module.exports = {
  ...unit,
  rootDir: path.resolve(__dirname, '../..'),
  roots: ['<rootDir>/test/unit'],
  testMatch: tests.map((file) => `<rootDir>/test/unit/${file}`),
  watchman: false,
}
