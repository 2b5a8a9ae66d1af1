// What a stylesheet is to a unit test.
module.exports = {};
