using Tandem.Bol;
using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>Who a bol account's webhooks are for, and the client that fetches bol's signature keys.</summary>
public sealed record BolHookOwner(SellerId Seller, AccountId Account, BolClient Client);
