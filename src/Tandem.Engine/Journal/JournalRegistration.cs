using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Journal;

/// <summary>Registers what belongs to the trail and its questions.</summary>
internal static class JournalRegistration
{
    public static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.AddSingleton<DealtWith>();
        return services;
    }
}
