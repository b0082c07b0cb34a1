using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tandem.Engine.Storage;

/// <summary>The model on SQLite: one file, one machine.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : TandemDb(options)
{
    protected override Type MomentConverter => typeof(TicksConverter);

    // SQLite has no type for moments; UTC ticks compare and sort as numbers.
    private sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(
        moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
