using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>One bol seller account of a seller.</summary>
internal sealed class Account
{
    public AccountId Id { get; set; }
    public SellerId SellerId { get; set; }
    public required string Name { get; set; }

    /// <summary>Client id and secret, encrypted.</summary>
    public required string Secret { get; set; }
}
