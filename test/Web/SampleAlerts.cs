using Tandem.Engine.Alerts;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Tests.Web;

/// <summary>Alerts of every kind, and a mail server that takes nothing.</summary>
internal static class SampleAlerts
{
    public static void Fill(TandemDb db, SellerId seller, DateTimeOffset now)
    {
        Add(AlertKind.Silent, "bol", "Een bol-account met een naam die niet zomaar op een telefoon past",
            urgent: true);
        Add(AlertKind.Refused, "shop", "Proefwinkel", urgent: true);
        Add(AlertKind.Question, "Deadline", "", count: 3, urgent: true);
        Add(AlertKind.Unsettled, "Import", "", count: 2);
        Add(AlertKind.Hooks, "shop", "Proefwinkel");
        db.AlertChannels.Add(new ChannelState
        {
            SellerId = seller,
            Channel = AlertChannel.Email,
            SucceededAt = now.AddDays(-2),
            DueAt = now.AddMinutes(4),
            Failures = 3,
            Problem = Reason.Of("alert.refused", ("status", 451), ("words", "4.7.1 Greylisted, try again later")),
        });
        db.AlertMessages.Add(new AlertMessage
        {
            SellerId = seller,
            Channel = AlertChannel.Email,
            CreatedAt = now.AddMinutes(-9),
            Content = "{}",
            Name = Guid.CreateVersion7(now),
        });

        void Add(AlertKind kind, string topic, string name, int count = 1, bool urgent = false) => db.Alerts.Add(new Alert
        {
            SellerId = seller,
            Cause = $"{kind}:{topic}",
            Kind = kind,
            Topic = topic,
            Name = name,
            Weight = new AlertWeight(count, count - 1, 0, count - 1),
            Deadline = kind == AlertKind.Question ? now.AddHours(3) : null,
            Since = now.AddHours(-2),
            Urgent = urgent,
        });
    }
}
