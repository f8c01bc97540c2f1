#include "domain/events.h"
