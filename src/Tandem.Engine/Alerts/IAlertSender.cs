using Tandem.Engine.Sellers;

namespace Tandem.Engine.Alerts;

/// <summary>Delivers messages over one channel.</summary>
internal interface IAlertSender
{
    AlertChannel Channel { get; }

    /// <summary>Whether the seller uses it.</summary>
    bool IsSet(Seller seller);

    /// <param name="name">The message's own, the same in every try.</param>
    /// <returns>What the other side answered, in its words, without those of a person.</returns>
    /// <exception cref="AlertNotSent">It was not taken.</exception>
    Task<string> Send(Seller seller, AlertText text, Guid name, CancellationToken ct);
}
