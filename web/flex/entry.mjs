// Flex UI as its hosted page has it: the globals that Flex's plugins are built against.
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import * as Redux from 'redux';
import * as ReactRedux from 'react-redux';
import * as Flex from '@twilio/flex-ui';

Object.assign(window, { React, ReactDOM, Redux, ReactRedux });
window.Twilio = Object.assign(window.Twilio ?? {}, { Flex });
