using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Writes;

/// <summary>
/// One turn with one row: what was seen of it on the way stays in the attempt. Failures of the remote are thrown as they come.
/// </summary>
internal interface IAttempt
{
    WriteTopic About { get; }

    /// <summary>The account in whose queue it may stand; null: its remote has none.</summary>
    Account? Account { get; }

    /// <summary>Looks at the remote for what may have come of it.</summary>
    /// <param name="ended">How bol says that its process ended; null: no news.</param>
    Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct);

    /// <summary>Decides from what is known now whether it goes out, in the transaction that marks it as sent.</summary>
    /// <param name="live">False: its module only observes. Asked of those only that are taken back then.</param>
    Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct);

    /// <param name="left">To be told when the request leaves (see <see cref="BolClient.Noting"/>).</param>
    Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct);

    /// <summary>
    /// What follows from its end, in the transaction in which it ends: <paramref name="row"/> is Confirmed or Refused by now.
    /// </summary>
    Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct);
}
